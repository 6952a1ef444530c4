namespace Platform.Understanding.Slots;

/// <summary>Looks at the words around a value.</summary>
internal static class SlotScanCues
{
    /// <summary>Whether a cue of <c>Data/slots</c> lies within a range of tokens.</summary>
    public static bool HasCue(this SlotScan slots, string name, int from, int to) =>
        slots.Values.Exists(m => m.From >= from && m.To <= to && m.IsCue(name));

    /// <summary>Whether a comma or a full stop stands between two tokens.</summary>
    public static bool IsApart(this SlotScan slots, int left, int right)
    {
        for (var i = left + 1; i <= right; i++)
        {
            if (slots.Scan.SoftBreaks.BinarySearch(i) >= 0)
            {
                return true;
            }
        }

        return slots.Scan.Sentences.Exists(s => s.From > left && s.From <= right);
    }
}
