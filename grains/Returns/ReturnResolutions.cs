namespace Platform.Returns;

/// <summary>What a customer wants of a return, the values of the slot <see cref="Understanding.SlotNames.Resolution"/>.</summary>
public static class ReturnResolutions
{
    /// <summary>The money back.</summary>
    public const string Refund = "Refund";

    /// <summary>Another article.</summary>
    public const string Exchange = "Exchange";
}
