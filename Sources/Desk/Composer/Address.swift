import Canvas
import Inbox

/// Whom an answer goes to, and as whom: in words, for every composer and question.
package struct Address: Sendable {
  package let recipient: DisplayText
  package let account: DisplayText
  package let channel: DisplayText

  package init(_ row: QueueRow, workspace: Workspace) {
    let conversation = row.conversation
    let name = RowCells.name(row)
    let handle = DisplayText(filtering: conversation.customerHandle ?? "", as: .name)
    // Always the address beside the name: a name says nothing about who it is.
    recipient = handle.isBlank || handle == name ? name : name + " " + handle
    let known = workspace.account(conversation.account)
    account = DisplayText(
      filtering: known?.handle ?? known?.address ?? conversation.account.text, as: .name)
    channel = DisplayText(composed: conversation.channel.name)
  }
}

extension Audience {
  var word: DisplayText {
    switch self {
    case .public: "PUBLIC"
    case .private: "PRIVATE"
    }
  }

  var role: StyleRole {
    switch self {
    case .public: .public
    case .private: .private
    }
  }
}
