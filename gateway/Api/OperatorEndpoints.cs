using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.Operators;
using Platform.Threads;

namespace Platform.Gateway.Api;

/// <summary>What operators work with: the queue, the whole context of a thread, and their replies.</summary>
internal static class OperatorEndpoints
{
    private const int MostThreads = 500;
    private const int LongestText = 32_768;
    private const int LongestName = 100;
    private const int LongestKey = 200;

    public static void MapOperators(this IEndpointRouteBuilder routes)
    {
        var operators = routes.MapGroup("/v1/operator").WithTags("Operators");
        operators.MapGet("queue", Queue).WithSummary("Threads that wait for a human or were taken by one, the most urgent first").ProducesProblem(400);
        operators.MapGet("threads/{id}", Context).WithSummary("A thread for whoever answers it: summary, what is open, slots, facts with sources, levels, last messages").ProducesProblem(404);
        operators.MapPost("threads/{id}/reply", Reply)
            .WithSummary("An operator answers the customer, once for each key (header Idempotency-Key or id); takes a thread that was handed off")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409)
            .Audited("thread.reply", call => call.Arguments.OfType<OperatorReplyBody>().First().Name);
    }

    private static async Task<Results<Ok<OperatorQueue>, ProblemHttpResult>> Queue(IThreadLog log, CancellationToken cancellationToken, int limit = 100)
    {
        if (limit is < 1 or > MostThreads)
        {
            return Problems.BadRequest($"limit is {limit}: give a number from 1 to {MostThreads}");
        }

        var handedOff = await log.ListHeadsAsync(new(ThreadStatus.HandedOff, null, MostThreads, null), cancellationToken);
        var taken = await log.ListHeadsAsync(new(ThreadStatus.Taken, null, MostThreads, null), cancellationToken);
        var entries = new List<QueueEntry>();
        foreach (var head in handedOff.Heads.Concat(taken.Heads))
        {
            entries.Add(HandOffSummary.Entry(await ReadAsync(log, head.ThreadId, cancellationToken)));
        }

        // A thread may have been given back between the two readings.
        entries.RemoveAll(entry => entry.Status == ThreadStatus.Open);
        return TypedResults.Ok(new OperatorQueue(
            [.. HandOffSummary.Order(entries).Take(limit)],
            entries.Count(entry => entry.WaitingSince is not null),
            handedOff.Next is not null || taken.Next is not null || entries.Count > limit));
    }

    private static async Task<Results<Ok<ThreadContext>, ProblemHttpResult>> Context(string id, IThreadLog log, CancellationToken cancellationToken)
    {
        var events = await ReadAsync(log, id, cancellationToken);
        return events.Count == 0 ? Problems.NoThread(id) : TypedResults.Ok(HandOffSummary.Context(events));
    }

    private static async Task<Results<Accepted<OperatorReplyReceipt>, ProblemHttpResult>> Reply(
        string id,
        OperatorReplyBody reply,
        IThreadLog log,
        IGrainFactory grains,
        [FromServices] OperatorReplies replies,
        TimeProvider time,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey,
        CancellationToken cancellationToken)
    {
        var key = idempotencyKey ?? reply.Id;
        if (Refuse(reply, key) is { } reason)
        {
            return Problems.BadRequest(reason);
        }

        var events = await ReadAsync(log, id, cancellationToken);
        if (events.Count == 0)
        {
            return Problems.NoThread(id);
        }

        var replyId = replies.IdOf(id, key!);
        if ((await log.FindMessageAsync(replyId, cancellationToken)).Count > 0)
        {
            return Taken(id, new(replyId, Duplicate: true));
        }

        if (replies.Create(events, key!, reply.Text.ReplaceLineEndings("\n").Trim(), time.GetUtcNow()) is not { } outbound)
        {
            return Conflict("nobody in this thread can be answered");
        }

        var outcome = await grains.GetGrain<IThreadGrain>(id).ReplyAsOperator(reply.Name.Trim(), outbound);
        return outcome == OperatorReplyOutcome.BotAnswers
            ? Conflict($"the bot answers this thread: take it first (POST /v1/threads/{id}/take?name=...)")
            : Taken(id, new(replyId, outcome == OperatorReplyOutcome.Duplicate));
    }

    private static string? Refuse(OperatorReplyBody reply, string? key) => reply switch
    {
        _ when string.IsNullOrWhiteSpace(reply.Name) || reply.Name.Length > LongestName => $"name is missing: say which operator answers, in at most {LongestName} characters",
        _ when string.IsNullOrWhiteSpace(reply.Text) => "text is empty",
        _ when reply.Text.Length > LongestText => $"text has more than {LongestText} characters",
        _ when string.IsNullOrWhiteSpace(key) || key.Length > LongestKey => $"the key is missing or longer than {LongestKey} characters: send a header Idempotency-Key, or id in the body, so that a repeated call is one reply",
        _ => null,
    };

    private static Accepted<OperatorReplyReceipt> Taken(string id, OperatorReplyReceipt receipt) => TypedResults.Accepted($"/v1/threads/{id}", receipt);

    private static ProblemHttpResult Conflict(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict, title: "The reply was not taken");

    private static async Task<List<ThreadEvent>> ReadAsync(IThreadLog log, string id, CancellationToken cancellationToken)
    {
        var events = new List<ThreadEvent>();
        await foreach (var recorded in log.ReadAsync(id, cancellationToken: cancellationToken))
        {
            events.Add(recorded.Event);
        }

        return events;
    }
}
