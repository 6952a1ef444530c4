using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.Gateway.Intake;

namespace Platform.Gateway.Api;

/// <summary>Takes messages of chat channels; the replies are read from the thread.</summary>
internal static class ChatEndpoints
{
    public static void MapChat(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/messages", Post)
            .WithTags("Chat")
            .WithSummary("Takes a chat message; the reply appears under deliveries of the thread")
            .ProducesProblem(400)
            .ProducesProblem(503);

    private static async Task<Results<Accepted<MailReceipt>, ProblemHttpResult>> Post(
        ChatMessage message, [FromServices] ChatIntake intake, CancellationToken cancellationToken)
    {
        if (ChatIntake.Refuse(message) is { } reason)
        {
            return Problems.BadRequest(reason);
        }

        var receipt = await intake.AcceptAsync(message, cancellationToken);
        return receipt is null
            ? Problems.BadRequest("this conversation was begun by somebody else: use another conversation name")
            : TypedResults.Accepted($"/v1/threads/{receipt.Thread}", receipt);
    }
}
