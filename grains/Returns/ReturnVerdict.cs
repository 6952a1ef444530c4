namespace Platform.Returns;

/// <summary>What the shop's rules say of one item on one day.</summary>
public abstract record ReturnVerdict
{
    private ReturnVerdict()
    {
    }

    /// <summary>It may be sent back.</summary>
    /// <param name="Until">The last day on which a return may be opened.</param>
    public sealed record Allowed(DateOnly Until) : ReturnVerdict;

    /// <summary>It depends on the seal.</summary>
    public sealed record AskUnopened : ReturnVerdict;

    /// <summary>The window is over.</summary>
    /// <param name="Until">Its last day.</param>
    public sealed record TooLate(DateOnly Until) : ReturnVerdict;

    /// <summary>Such an article is not taken back once it is opened.</summary>
    public sealed record OpenedNever : ReturnVerdict;

    /// <summary>Damage in shipping that is reported after the carrier's time: a human decides.</summary>
    /// <param name="Until">The last day of that time.</param>
    public sealed record LateDamage(DateOnly Until) : ReturnVerdict;

    /// <summary>The window is over, the warranty is not: a human takes the claim.</summary>
    /// <param name="Until">The last day of the window.</param>
    /// <param name="WarrantyUntil">The last day of the warranty.</param>
    public sealed record Warranty(DateOnly Until, DateOnly WarrantyUntil) : ReturnVerdict;
}
