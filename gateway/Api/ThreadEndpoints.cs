using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Threads;

namespace Platform.Gateway.Api;

/// <summary>Reads threads, and lets an operator take one or give it back.</summary>
internal static class ThreadEndpoints
{
    private const int LargestPage = 500;

    public static void MapThreads(this IEndpointRouteBuilder routes)
    {
        var threads = routes.MapGroup("/v1/threads").WithTags("Threads");
        threads.MapGet("", List).WithSummary("Threads by last activity, newest first").ProducesProblem(400);
        threads.MapGet("{id}", Get).WithSummary("A thread: turns, readings, facts, deliveries; asOf shows it at a moment").ProducesProblem(400).ProducesProblem(404);
        threads.MapGet("{id}/timeline", Timeline).WithSummary("Every event of a thread, oldest first").ProducesProblem(404);
        threads.MapPost("{id}/take", Take).WithSummary("An operator takes the thread: the bot is silent").ProducesProblem(400).ProducesProblem(404).Audited("thread.take");
        threads.MapPost("{id}/give-back", GiveBack).WithSummary("An operator gives the thread back to the bot").ProducesProblem(400).ProducesProblem(404).Audited("thread.give-back");
    }

    private static async Task<Results<Ok<ThreadPage>, ProblemHttpResult>> List(
        IThreadLog log, CancellationToken cancellationToken, string? status = null, string? customer = null, int limit = 50, string? cursor = null)
    {
        if (limit is < 1 or > LargestPage)
        {
            return Problems.BadRequest($"limit is {limit}: give a number from 1 to {LargestPage}");
        }

        ThreadStatus? wanted = null;
        if (status is not null)
        {
            if (!TryParse(status, out var parsed))
            {
                return Problems.BadRequest($"status is '{status}': give open, handed-off or taken");
            }

            wanted = parsed;
        }

        try
        {
            var page = await log.ListHeadsAsync(new(wanted, customer?.ToLowerInvariant(), limit, cursor), cancellationToken);
            return TypedResults.Ok(new ThreadPage(page.Heads, page.Next));
        }
        catch (ArgumentException)
        {
            return Problems.BadRequest("cursor is not one that this list gave: leave it out for the first page");
        }
    }

    private static async Task<Results<Ok<ThreadView>, ProblemHttpResult>> Get(
        string id, IThreadLog log, CancellationToken cancellationToken, string? asOf = null)
    {
        var until = DateTimeOffset.MaxValue;
        if (asOf is not null && !DateTimeOffset.TryParse(asOf, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out until))
        {
            return Problems.BadRequest($"asOf is '{asOf}': give an ISO 8601 moment such as 2026-11-20T18:00:00Z");
        }

        var events = new List<ThreadEvent>();
        await foreach (var recorded in log.ReadAsync(id, cancellationToken: cancellationToken))
        {
            if (recorded.Event.At <= until)
            {
                events.Add(recorded.Event);
            }
        }

        return events.Count == 0 ? Problems.NoThread(id) : TypedResults.Ok(ThreadView.From(events));
    }

    private static async Task<Results<Ok<List<TimelineEntry>>, ProblemHttpResult>> Timeline(
        string id, IThreadLog log, CancellationToken cancellationToken)
    {
        var entries = new List<TimelineEntry>();
        await foreach (var recorded in log.ReadAsync(id, cancellationToken: cancellationToken))
        {
            var (name, payload) = ThreadEventCodec.Encode(recorded.Event);
            using var data = JsonDocument.Parse(payload);
            entries.Add(new(recorded.Version, recorded.Event.At, name, data.RootElement.Clone()));
        }

        return entries.Count == 0 ? Problems.NoThread(id) : TypedResults.Ok(entries);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Take(string id, string? name, IThreadLog log, IGrainFactory grains, CancellationToken cancellationToken) =>
        Operate(id, name, log, grains, (thread, by) => thread.Take(by), cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> GiveBack(string id, string? name, IThreadLog log, IGrainFactory grains, CancellationToken cancellationToken) =>
        Operate(id, name, log, grains, (thread, by) => thread.GiveBack(by), cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> Operate(
        string id, string? name, IThreadLog log, IGrainFactory grains, Func<IThreadGrain, string, Task> act, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
        {
            return Problems.BadRequest("name is missing: say which operator acts, in at most 100 characters (?name=ana)");
        }

        if (await log.FindHeadAsync(id, cancellationToken) is null)
        {
            return Problems.NoThread(id);
        }

        await act(grains.GetGrain<IThreadGrain>(id), name);
        return TypedResults.NoContent();
    }

    private static bool TryParse(string status, out ThreadStatus parsed)
    {
        parsed = status switch
        {
            "open" => ThreadStatus.Open,
            "handed-off" => ThreadStatus.HandedOff,
            "taken" => ThreadStatus.Taken,
            _ => (ThreadStatus)(-1),
        };
        return (int)parsed >= 0;
    }
}
