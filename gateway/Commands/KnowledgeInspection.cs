using System.Collections.Immutable;
using Platform.Knowledge;

namespace Platform.Gateway.Commands;

/// <summary>A line of <c>inspect knowledge</c>.</summary>
/// <param name="Question">The line that was read.</param>
/// <param name="Outcome"><c>answer</c> or <c>refusal</c>.</param>
/// <param name="Found">True for an answer.</param>
/// <param name="Answer">The answer's sentences, word for word; empty for a refusal.</param>
/// <param name="Citation">The passage that it was taken from; null for a refusal.</param>
/// <param name="Passages">The passages considered, best first.</param>
internal sealed record KnowledgeInspection(
    string Question, string Outcome, bool Found, string Answer, Passage? Citation, ImmutableArray<Passage> Passages);
