using System.Collections.Immutable;

namespace Platform.Knowledge;

/// <summary>One thing that a question names, with every way to say it.</summary>
/// <param name="Surface">The customer's word or phrase, folded.</param>
/// <param name="Importance">1 for a content word, less for a weak one or one that is only context.</param>
/// <param name="Alternatives">What may stand for it in a document.</param>
/// <param name="IsNumber">True for a number: prices and dates are told apart by them, but they are rarely the subject.</param>
/// <param name="IsForeign">True for a word that no list translates into the documents' language.</param>
public sealed record QuestionUnit(string Surface, double Importance, ImmutableArray<UnitAlternative> Alternatives, bool IsNumber, bool IsForeign);
