using Platform.Customers;
using Platform.Jobs;

namespace Platform.Suppressions;

/// <summary>Opt-outs as jobs.</summary>
public static class OptOuts
{
    /// <summary>What the ids of jobs begin with that advertise: an opt-out calls them off.</summary>
    public const string MarketingPrefix = "marketing/";

    /// <summary>An opt-out that was said in a thread.</summary>
    public static Job InThread(string threadId, int turn, string address, DateTimeOffset at) =>
        JobData.Create($"{threadId}/{turn}/opt-out", OptOut.OptOutKind, new OptOut(CustomerIds.FromAddress(address), $"thread/{threadId}/{turn}", at));

    /// <summary>An opt-out by the link of a mail.</summary>
    public static Job ByLink(string customerId, DateTimeOffset at) =>
        JobData.Create($"unsubscribe/{customerId}", OptOut.OptOutKind, new OptOut(customerId, "unsubscribe-link", at));
}
