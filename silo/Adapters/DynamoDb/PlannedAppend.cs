using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>One append of a plan.</summary>
/// <param name="First">The version of its first event.</param>
/// <param name="Count">How many events.</param>
/// <param name="Token">The token of its write, which it keeps: the message index names it.</param>
/// <param name="Head">The head after it.</param>
/// <param name="Encoding">How the events are stored.</param>
/// <param name="Body">The events; empty when they are in an object.</param>
/// <param name="Size">Bytes of the events before compression.</param>
/// <param name="ObjectName">Where they are; null for here.</param>
/// <param name="OldRevision">The rewriting that is replaced; null for what was appended.</param>
/// <param name="OldObject">Where the events were that are replaced; null when they were in the item.</param>
internal sealed record PlannedAppend(
    long First, int Count, string Token, string Head, int Encoding, byte[] Body, int Size, string? ObjectName, string? OldRevision, string? OldObject)
{
    public static PlannedAppend Of(DynamoAppend append, DynamoAppend replaced) => new(
        append.First, append.Count, append.Token, append.Head, append.Body.Encoding, append.ObjectName is null ? append.Body.Bytes.ToArray() : [], append.Size,
        append.ObjectName, replaced.Revision, replaced.ObjectName);

    /// <summary>Whether a stored append is the one that the plan was made from. One that somebody has rewritten since is not: he would be overruled.</summary>
    public bool Replaces(DynamoAppend stored) => stored.Token == Token && stored.Revision == OldRevision;

    public DynamoAppend ToAppend(DynamoPlan plan) =>
        new(plan.ThreadId, First, Count, Token, Head, new StoredBody(Encoding, Body), Size, ObjectName) { Revision = plan.Token };
}
