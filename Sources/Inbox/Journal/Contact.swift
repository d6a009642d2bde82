/// What is known about a person who writes: the fold of their `contact` lines.
package struct Contact: Hashable, Sendable {
  package var id: ContactID
  package var name: String?
  package var identities: [Identity]
  package var bio: String?
  package var followers: Int64?
  package var verified: Bool?
  package var language: String?
  package var segment: String?
  /// Members of `fields`, as read.
  package var fields: [JSONMember]

  package init(
    id: ContactID, name: String? = nil, identities: [Identity] = [], bio: String? = nil,
    followers: Int64? = nil, verified: Bool? = nil, language: String? = nil,
    segment: String? = nil, fields: [JSONMember] = []
  ) {
    self.id = id
    self.name = name
    self.identities = identities
    self.bio = bio
    self.followers = followers
    self.verified = verified
    self.language = language
    self.segment = segment
    self.fields = fields
  }
}

/// A person on one network.
package struct Identity: Hashable, Sendable {
  package var channel: Channel
  package var handle: String
  /// Members that this version does not know, in the order read.
  package var unknown: [JSONMember]

  package init(channel: Channel, handle: String, unknown: [JSONMember] = []) {
    self.channel = channel
    self.handle = handle
    self.unknown = unknown
  }
}

/// A `contact` line: it sets what it names, from its instant on, and leaves the rest.
package struct ContactUpdate: Hashable, Sendable {
  package var contact: ContactID
  package var name: String?
  package var identities: [Identity]?
  package var bio: String?
  package var followers: Int64?
  package var verified: Bool?
  package var language: String?
  package var segment: String?
  package var fields: [JSONMember]?

  package init(
    contact: ContactID, name: String? = nil, identities: [Identity]? = nil, bio: String? = nil,
    followers: Int64? = nil, verified: Bool? = nil, language: String? = nil,
    segment: String? = nil, fields: [JSONMember]? = nil
  ) {
    self.contact = contact
    self.name = name
    self.identities = identities
    self.bio = bio
    self.followers = followers
    self.verified = verified
    self.language = language
    self.segment = segment
    self.fields = fields
  }
}

extension Contact {
  /// Takes over what the line names.
  package mutating func apply(_ update: ContactUpdate) {
    name = update.name ?? name
    identities = update.identities ?? identities
    bio = update.bio ?? bio
    followers = update.followers ?? followers
    verified = update.verified ?? verified
    language = update.language ?? language
    segment = update.segment ?? segment
    fields = update.fields ?? fields
  }
}
