using System.Diagnostics.CodeAnalysis;

namespace MimeKit.Utils;

/// <summary>The argument checks that the overloads on byte arrays share.</summary>
internal static class Arguments
{
    public static void CheckRange([NotNull] byte[]? buffer, int startIndex, int length)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentOutOfRangeException.ThrowIfNegative(startIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(startIndex, buffer.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, buffer.Length - startIndex);
    }

    public static bool InRange([NotNullWhen(true)] byte[]? buffer, int startIndex, int length) =>
        buffer is not null && startIndex >= 0 && startIndex <= buffer.Length && length >= 0 && length <= buffer.Length - startIndex;
}
