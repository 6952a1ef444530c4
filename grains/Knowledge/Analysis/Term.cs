using System.Runtime.InteropServices;

namespace Platform.Knowledge;

/// <summary>What a token is searched by.</summary>
/// <param name="Text">The stem, or the number or bigram itself.</param>
/// <param name="Surface">The folded word before stemming.</param>
/// <param name="Kind">Kind of its token.</param>
/// <param name="Start">Where it begins in the original.</param>
/// <param name="End">Where it ends in the original.</param>
/// <param name="IsStop">True for a function word, which is never searched.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Term(string Text, string Surface, TokenKind Kind, int Start, int End, bool IsStop);
