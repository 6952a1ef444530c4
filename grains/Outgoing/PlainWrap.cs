using System.Globalization;
using System.Text;

namespace Platform.Outgoing;

/// <summary>Breaks long lines of plain text where a reader would: at spaces, and between the characters of scripts that have none.</summary>
internal static class PlainWrap
{
    /// <summary>RFC 5322 §2.1.1: lines should not be longer than 78 columns.</summary>
    public const int Columns = 78;

    // Below 998 octets (RFC 5322 §2.1.1) with room for a quote's prefix; only an endless word gets here.
    private const int MaxBytes = 900;

    private const string NotFirst = ",.;:!?)]}、。，．；：！？）」』】》〉”’…％";
    private const string NotLast = "([{（「『【《〈“‘";

    /// <summary>The lines of a line, without white space at their ends.</summary>
    public static IEnumerable<string> Lines(string line, int columns)
    {
        var start = 0;
        var width = 0;
        var bytes = 0;
        var breakAt = 0;
        var widthAtBreak = 0;
        var bytesAtBreak = 0;
        var previous = new Rune(' ');
        var at = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (CanBreak(previous, rune))
            {
                (breakAt, widthAtBreak, bytesAtBreak) = (at, width, bytes);
            }

            var isLong = width + WidthOf(rune) > columns && !Rune.IsWhiteSpace(rune);
            if (isLong && breakAt > start)
            {
                yield return line[start..breakAt].TrimEnd();
                (start, width, bytes) = (breakAt, width - widthAtBreak, bytes - bytesAtBreak);
            }

            if (bytes + rune.Utf8SequenceLength > MaxBytes)
            {
                yield return line[start..at].TrimEnd();
                (start, width, bytes) = (at, 0, 0);
            }

            width += WidthOf(rune);
            bytes += rune.Utf8SequenceLength;
            at += rune.Utf16SequenceLength;
            previous = rune;
        }

        yield return line[start..].TrimEnd();
    }

    private static bool CanBreak(Rune before, Rune after) =>
        !Rune.IsWhiteSpace(after)
        && (IsBreakingSpace(before)
            || ((IsWide(before.Value) || IsWide(after.Value)) && !Holds(NotFirst, after) && !Holds(NotLast, before) && WidthOf(after) > 0));

    private static bool IsBreakingSpace(Rune rune) => Rune.IsWhiteSpace(rune) && rune.Value is not (0xA0 or 0x202F or 0x2007);

    private static bool Holds(string set, Rune rune) => rune.IsBmp && set.Contains((char)rune.Value, StringComparison.Ordinal);

    private static int WidthOf(Rune rune) => rune.IsAscii ? 1 : Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    /// <summary>The blocks that UAX #11 calls wide, coarsely.</summary>
    private static bool IsWide(int value) => value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
