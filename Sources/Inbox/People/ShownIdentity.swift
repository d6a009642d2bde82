extension QueueRow {
  /// How the customer of a row calls themselves, and from where they write.
  package var shownIdentity: ShownIdentity {
    ShownIdentity(
      name: contactName ?? conversation.customerName,
      handle: conversation.customerHandle ?? conversation.contact?.text)
  }
}
