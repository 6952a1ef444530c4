namespace Platform.Callbacks;

/// <summary>A call as the customer wants it.</summary>
/// <param name="Phone">The number.</param>
/// <param name="OnFile">Whether the number is the one on file: then it is not repeated.</param>
/// <param name="TimeZone">The customer's zone.</param>
/// <param name="From">The call begins no earlier.</param>
/// <param name="To">The call ends no later.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Replaces">The call that makes way; null when there is none.</param>
public sealed record CallbackWish(string Phone, bool OnFile, string TimeZone, DateTimeOffset From, DateTimeOffset To, string Topic, Callback? Replaces)
{
    /// <summary>The search for it.</summary>
    public CallbackSearch Search(Agents.AgentRequest request) => new(request.ThreadId, request.Turn, From, To, request.Now);
}
