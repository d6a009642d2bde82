import Canvas

/// The columns of a picker's row: a refusal stands between the name and what is beside it, so that
/// a key that is refused is still seen to be that key.
struct PickerRow {
  let label: Int
  let labelRoom: Int
  let detailRoom: Int
  /// The column behind it.
  let problemEnd: Int
  let problemRoom: Int

  init(_ width: Int, _ item: Picker.Item?) {
    let mark = item?.mark.columns ?? 0
    label = 1 + (mark > 0 ? mark + 1 : 0)
    let detail = min(item?.detail.columns ?? 0, width / 2)
    detailRoom = detail
    problemEnd = width - 1 - (detail > 0 ? detail + 2 : 0)
    let wanted = item?.problem?.columns ?? 0
    let room = max(0, problemEnd - label)
    let name = min(item?.label.columns ?? 0, room)
    // The name is read first; half of the room is enough for it where both are long.
    problemRoom = wanted == 0 ? 0 : min(wanted, max(room / 2, room - name - 2))
    labelRoom = max(0, room - (problemRoom > 0 ? problemRoom + 2 : 0))
  }
}
