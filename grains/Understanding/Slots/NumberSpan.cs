namespace Platform.Understanding.Slots;

/// <summary>Digits as somebody wrote them: one token or several joined by hyphens, dots or slashes, perhaps with letters ("AB-123456").</summary>
internal readonly record struct NumberSpan(int From, int To, int Start, int End, int Digits, int Letters)
{
    public int Length => End - Start;
}
