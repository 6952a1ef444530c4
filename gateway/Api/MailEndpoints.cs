using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.Gateway.Intake;

namespace Platform.Gateway.Api;

/// <summary>Takes mail in.</summary>
internal static class MailEndpoints
{
    public static void MapMail(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/mail", Post)
            .WithTags("Mail")
            .WithSummary("Takes a raw mail (message/rfc822); answers only when it is durable")
            .Accepts<Stream>("message/rfc822", "application/octet-stream")
            .ProducesProblem(400)
            .ProducesProblem(413)
            .ProducesProblem(415)
            .ProducesProblem(503);

    private static async Task<Results<Accepted<MailReceipt>, ProblemHttpResult>> Post(
        HttpRequest request, [FromServices] MailIntake intake, CancellationToken cancellationToken)
    {
        if (request.ContentType is { } type && !IsMail(type))
        {
            return Problems.WrongMediaType(type);
        }

        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        if (buffer.Length == 0)
        {
            return Problems.BadRequest("the body is empty: send the raw mail, headers and all");
        }

        var receipt = await intake.AcceptAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), MailSource.Http, cancellationToken);
        return TypedResults.Accepted(receipt.Thread is null ? "/v1/quarantine" : $"/v1/threads/{receipt.Thread}", receipt);
    }

    private static bool IsMail(string type) =>
        type.Split(';')[0].Trim().ToLowerInvariant() is "message/rfc822" or "application/octet-stream" or "message/global";
}
