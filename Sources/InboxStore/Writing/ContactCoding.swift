import Inbox

/// The bytes of `contact.state`.
extension Contact {
  var stateBytes: [UInt8] {
    var out = ByteWriter()
    out.text(id.text)
    out.optionalText(name)
    out.list(identities) {
      $0.text($1.channel.rawValue)
      $0.text($1.handle)
    }
    out.optionalText(bio)
    out.optionalInteger(followers)
    out.optional(verified) { $0.bool($1) }
    out.optionalText(language)
    out.optionalText(segment)
    out.text(JSONValue.object(fields).json)
    return out.bytes
  }

  init(stateBytes: [UInt8]) throws(ByteReader.Damaged) {
    var from = ByteReader(stateBytes)
    self.init(id: ContactID(try from.text()))
    name = try from.optionalText()
    identities = try from.list { (from) throws(ByteReader.Damaged) in
      let channel: Channel = try from.choice()
      return Identity(channel: channel, handle: try from.text())
    }
    bio = try from.optionalText()
    followers = try from.optionalInteger()
    verified = try from.optional { (from) throws(ByteReader.Damaged) in try from.bool() }
    language = try from.optionalText()
    segment = try from.optionalText()
    let json = try? JSONValue(json: Array(try from.text().utf8))
    guard let members = json?.object else { throw ByteReader.Damaged() }
    fields = members
  }
}
