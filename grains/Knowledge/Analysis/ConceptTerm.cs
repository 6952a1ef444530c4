using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Platform.Knowledge;

/// <summary>Another way to say it.</summary>
/// <param name="Terms">The stems to search for, in order, without function words; more than one for a phrase; never empty.</param>
/// <param name="Language">The language it is in.</param>
/// <param name="Loose">True for a looser relation.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ConceptTerm(ImmutableArray<string> Terms, string Language, bool Loose);
