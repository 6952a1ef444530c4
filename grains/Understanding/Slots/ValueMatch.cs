namespace Platform.Understanding.Slots;

/// <summary>A form of <c>Data/slots</c> found in a message, and the tokens that say it.</summary>
internal readonly record struct ValueMatch(int From, int To, ValueForm Form)
{
    public bool IsCue(string name) => Form.Tier == ValueTier.Cue && Form.Value == name;
}
