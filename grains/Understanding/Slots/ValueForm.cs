namespace Platform.Understanding.Slots;

/// <summary>What a form of <c>Data/slots</c> stands for: the value of a slot, or (<see cref="ValueTier.Cue"/>) a word that the readers look for.</summary>
internal readonly record struct ValueForm(string Slot, string Value, ValueTier Tier)
{
    /// <summary>Reads the head of a line: <c>SLOT.VALUE [asked|clock]</c> or <c>cue.NAME</c>.</summary>
    public static ValueForm Parse(string head)
    {
        var dot = head.IndexOf('.', StringComparison.Ordinal);
        var space = head.IndexOf(' ', StringComparison.Ordinal);
        var value = head[(dot + 1)..(space < 0 ? head.Length : space)];
        var tier = head[..dot] == "cue" ? ValueTier.Cue
            : space < 0 ? ValueTier.Anywhere
            : head[(space + 1)..] switch
            {
                "asked" => ValueTier.Asked,
                "clock" => ValueTier.AfterClock,
                var other => throw new FormatException($"Slot data: '{other}' is no tier."),
            };
        return new ValueForm(head[..dot], value, tier);
    }
}
