using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.Gateway.Intake;
using Platform.Quarantine;

namespace Platform.Gateway.Api;

/// <summary>Shows what could not be taken, and why; takes it in after all when a person says so.</summary>
internal static class QuarantineEndpoints
{
    private const int LargestPage = 500;
    private const int LongestName = 100;

    public static void MapQuarantine(this IEndpointRouteBuilder routes)
    {
        var quarantine = routes.MapGroup("/v1/quarantine").WithTags("Quarantine");
        quarantine.MapGet("", List).WithSummary("Quarantined mails with their reasons, newest first").ProducesProblem(400);
        quarantine.MapGet("{id}", Get).WithSummary("The original bytes of a quarantined mail").Produces(200, contentType: "message/rfc822").ProducesProblem(404);
        quarantine.MapGet("{id}/history", History).WithSummary("A quarantined mail: reason, source, size, and who did what with it").ProducesProblem(404);
        quarantine.MapPost("{id}/replay", Replay)
            .WithSummary("Reads the mail again with today's rules and takes it in when they allow it; the receipt tells. Idempotent, noted with the name in by")
            .ProducesProblem(400).ProducesProblem(404).Audited("quarantine.replay");
        quarantine.MapPost("{id}/release", Release)
            .WithSummary("Takes the mail in with its limits (size, parts, nesting, header) lifted; 409 for what has no sender or is no mail. Idempotent, noted with the name in by")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).Audited("quarantine.release");
    }

    private static async Task<Results<Ok<QuarantinePage>, ProblemHttpResult>> List(
        IQuarantine quarantine, CancellationToken cancellationToken, int limit = 50, string? cursor = null)
    {
        if (limit is < 1 or > LargestPage)
        {
            return Problems.BadRequest($"limit is {limit}: give a number from 1 to {LargestPage}");
        }

        var mails = await quarantine.ListAsync(limit, cursor, cancellationToken);
        return TypedResults.Ok(new QuarantinePage(mails, mails.Count == limit ? mails[^1].Id : null));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(string id, IQuarantine quarantine, CancellationToken cancellationToken) =>
        await quarantine.FindContentAsync(id, cancellationToken) is { } content ? TypedResults.File(content, "message/rfc822") : Missing(id);

    private static async Task<Results<Ok<QuarantineHistory>, ProblemHttpResult>> History(string id, IQuarantineHistory history, CancellationToken cancellationToken) =>
        await history.FindAsync(id, cancellationToken) is { } mail
            ? TypedResults.Ok(new QuarantineHistory(mail, await history.ListAsync(id, cancellationToken)))
            : Missing(id);

    private static async Task<Results<Ok<MailReceipt>, ProblemHttpResult>> Replay(
        string id, IQuarantine quarantine, IQuarantineHistory history, [FromServices] MailIntake intake, TimeProvider time, CancellationToken cancellationToken, string? by = null)
    {
        var (receipt, problem) = await TakeAsync("replay", id, by, quarantine, history, intake, time, cancellationToken);
        return problem is not null ? problem : TypedResults.Ok(receipt);
    }

    private static async Task<Results<Ok<MailReceipt>, ProblemHttpResult>> Release(
        string id, IQuarantine quarantine, IQuarantineHistory history, [FromServices] MailIntake intake, TimeProvider time, CancellationToken cancellationToken, string? by = null)
    {
        var (receipt, problem) = await TakeAsync("release", id, by, quarantine, history, intake, time, cancellationToken);
        return problem is not null ? problem
            : receipt!.Thread is not null ? TypedResults.Ok(receipt)
            : TypedResults.Problem(
                $"the mail cannot be taken in whatever the limits: {receipt.Reason}. GET /v1/quarantine/{id} gives its bytes; answer it by hand",
                statusCode: StatusCodes.Status409Conflict,
                title: "The mail stays in quarantine");
    }

    /// <summary>Reads and takes in, then notes who did it; a call that comes again finds the mail known and the note made.</summary>
    private static async Task<(MailReceipt? Receipt, ProblemHttpResult? Problem)> TakeAsync(
        string action, string id, string? by, IQuarantine quarantine, IQuarantineHistory history, MailIntake intake, TimeProvider time, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(by) || by.Length > LongestName)
        {
            return (null, Problems.BadRequest($"by is missing: say who does it, in at most {LongestName} characters"));
        }

        if (await quarantine.FindContentAsync(id, cancellationToken) is not { } content)
        {
            return (null, Missing(id));
        }

        var receipt = await intake.AcceptAgainAsync(content, lifted: action == "release", cancellationToken);
        await history.RecordAsync(new(id, action, by.Trim(), time.GetUtcNow(), receipt.Thread is null ? receipt.Reason : receipt.Class, receipt.Thread), cancellationToken);
        return (receipt, null);
    }

    private static ProblemHttpResult Missing(string id) =>
        TypedResults.Problem($"nothing is quarantined under {id}", statusCode: StatusCodes.Status404NotFound, title: "No such mail");
}
