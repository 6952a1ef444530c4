using System.Text.Json;

namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>
/// What a thread's appends become when a person is erased from it: all of them, decided before the first one is changed, because what is the
/// person's can be told only from the whole thread. An object; it holds nothing of the person (docs/adr/0031-people-in-a-cluster.md).
/// </summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="Token">The rewriting's; also that of the append which decides it.</param>
/// <param name="Appends">Those that change.</param>
internal sealed record DynamoPlan(string ThreadId, string Token, IReadOnlyList<PlannedAppend> Appends)
{
    /// <summary>What the names of a thread's objects begin with; those that a rewriting makes end with its token.</summary>
    public static string Folder(string threadId) => $"log/{threadId}/";

    /// <summary>The object of a plan.</summary>
    public static string Name(string threadId, string token) => $"{Folder(threadId)}plan-{token}";

    public static DynamoPlan Read(byte[] stored) =>
        JsonSerializer.Deserialize<DynamoPlan>(stored, PlatformJson.Stored) ?? throw new InvalidDataException("a plan is null");

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, PlatformJson.Options);

    /// <summary>The appends with those of the plan in their places.</summary>
    public List<DynamoAppend> Over(List<DynamoAppend> stored)
    {
        var planned = Appends.ToDictionary(append => append.First);
        return [.. stored.Select(append => planned.TryGetValue(append.First, out var next) && next.Replaces(append) ? next.ToAppend(this) : append)];
    }
}
