namespace Platform.Models;

/// <summary>Why a provider gave no answer.</summary>
public enum ModelFailure
{
    /// <summary>It could not be reached, or failed; another try may help.</summary>
    Unavailable,

    /// <summary>It asked to be called less often.</summary>
    Throttled,

    /// <summary>It did not take the request: another try gives the same.</summary>
    Rejected,

    /// <summary>No such call was recorded.</summary>
    NotRecorded,

    /// <summary>Nothing was called: a budget is used up.</summary>
    OverBudget,
}
