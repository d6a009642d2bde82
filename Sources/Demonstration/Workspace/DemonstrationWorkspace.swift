/// The workspace of the demonstration, in the spelling of the workspace file.
package enum DemonstrationWorkspace {
  /// The whole file, as `bellhop workspace import` would take it.
  package static var text: String {
    company + "\n\n" + savedReplies + "\n"
  }
}
