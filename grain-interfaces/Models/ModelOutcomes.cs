namespace Platform.Models;

/// <summary>What became of a call.</summary>
public static class ModelOutcomes
{
    /// <summary>The answer was checked and used.</summary>
    public const string Used = "used";

    /// <summary>The answer said something that it may not say.</summary>
    public const string Refused = "refused";

    /// <summary>The answer was not of the form that was asked for.</summary>
    public const string Invalid = "invalid";

    /// <summary>No answer came in time.</summary>
    public const string TimedOut = "timed-out";

    /// <summary>The provider asked to be called less often.</summary>
    public const string Throttled = "throttled";

    /// <summary>The provider could not be reached, or failed.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>Nothing was called: a budget is used up.</summary>
    public const string OverBudget = "over-budget";
}
