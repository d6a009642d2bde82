/// Every rule of the desk for one request: what is to be written, or why nothing is.
///
/// A pure function: the same request in the same situation at the same time gives the same lines.
package func decide(
  _ request: Request, in situation: Situation, now: Instant
) -> Result<Decision, Refusal> {
  .failure(.nothingToDo(""))
}
