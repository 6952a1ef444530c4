using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Mail;
using Platform.Threads;

namespace Platform.Gateway.Api;

/// <summary>Gives what a customer attached out, by the hash that the thread shows.</summary>
internal static class AttachmentEndpoints
{
    public static void MapAttachments(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/threads/{id}/attachments/{hash}", Get).WithTags("Threads")
            .WithSummary("An attachment of a thread's message, by its contentHash; always a download of the type application/octet-stream, because whoever sent it chose its type")
            .Produces(200, contentType: "application/octet-stream").ProducesProblem(404);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(
        string id, string hash, IThreadLog log, IMailStore mails, HttpResponse response, CancellationToken cancellationToken)
    {
        await foreach (var recorded in log.ReadAsync(id, cancellationToken: cancellationToken))
        {
            if (recorded.Event is ThreadEvent.MessageReceived { Message: var message }
                && message.Attachments.FirstOrDefault(attachment => attachment.ContentHash == hash) is { } info
                && await mails.FindAsync(message.ContentHash, cancellationToken) is { } mail
                && AttachmentBytes.Find(mail, hash) is { } content)
            {
                response.Headers.XContentTypeOptions = "nosniff";
                return TypedResults.File(content, "application/octet-stream", info.FileName.Length > 0 ? info.FileName : hash);
            }
        }

        return TypedResults.Problem(
            $"thread {id} has no attachment {hash}: GET /v1/threads/{id} shows their contentHash, and an original may be gone with its retention",
            statusCode: StatusCodes.Status404NotFound, title: "No such attachment");
    }
}
