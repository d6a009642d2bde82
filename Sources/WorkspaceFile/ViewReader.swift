import Inbox

/// Named lists, the same in the workspace file and in a person's configuration.
enum ViewReader {
  static func read(_ value: FileValue?, findings: Findings) -> [SavedView] {
    var views: [SavedView] = []
    for value in value?.sequence() ?? [] {
      guard let mapping = value.mapping() else { continue }
      let name = mapping.required("name")
      let query = mapping.required("query")
      mapping.finish()
      guard let title = name?.word(), let text = query?.word() else { continue }
      if views.contains(where: { $0.name == title }) {
        name?.error("there are two views “\(title)”")
      }
      do throws(QueryError) {
        views.append(try SavedView(name: title, text: text))
      } catch {
        query?.error("\(error)")
      }
    }
    return views
  }
}
