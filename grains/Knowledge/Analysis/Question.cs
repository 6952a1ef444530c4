using System.Collections.Immutable;

namespace Platform.Knowledge;

/// <summary>A question as it is searched.</summary>
/// <param name="Text">The part of the customer's text that asks.</param>
/// <param name="Language">The language it is in.</param>
/// <param name="Units">What it names; empty when it names nothing.</param>
/// <param name="Type">What kind of answer it expects.</param>
/// <param name="IsYesNo">True when yes or no would be an answer.</param>
public sealed record Question(string Text, string Language, ImmutableArray<QuestionUnit> Units, AnswerType Type, bool IsYesNo);
