using System.Runtime.InteropServices;

namespace Platform.Knowledge;

/// <summary>A token of a text.</summary>
/// <param name="Text">Folded text (lower case, no diacritics).</param>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the original.</param>
/// <param name="End">Where it ends in the original.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Token(string Text, TokenKind Kind, int Start, int End);
