using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Platform.Gateway.Intake.Queues;
using Platform.Silo.Adapters.Ses;

namespace Platform.Gateway.Api;

/// <summary>Takes SNS' notifications about sent mails. Open to everybody: the signature and the topic are the key.</summary>
internal static partial class SesEndpoints
{
    /// <summary>Where SNS posts to.</summary>
    public const string Path = "/v1/ses/notifications";

    /// <summary>SNS sends 256 KB at the most, escaped.</summary>
    private const int LargestBody = 1024 * 1024;

    public static void MapSes(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, Post)
            .WithTags("Deliveries")
            .WithSummary("SNS posts what SES tells of sent mails; the signature and the topic are checked")
            .Accepts<Stream>("text/plain", "application/json")
            .ProducesProblem(400)
            .ProducesProblem(403)
            .ProducesProblem(404)
            .ProducesProblem(413)
            .ProducesProblem(503);

    private static async Task<Results<Ok, ProblemHttpResult>> Post(
        HttpRequest request,
        [FromServices] IOptions<SesOptions> options,
        [FromServices] SnsClient sns,
        [FromServices] SesFeedback feedback,
        [FromServices] TimeProvider time,
        [FromServices] ILogger<SesFeedback> logger,
        CancellationToken cancellationToken)
    {
        if (options.Value.Topics.Count == 0)
        {
            return TypedResults.Problem($"no topic is set: {SesOptions.Section}:Topics", statusCode: StatusCodes.Status404NotFound, title: "Not here");
        }

        if (await ReadAsync(request, cancellationToken) is not { } body)
        {
            return TypedResults.Problem($"more than {LargestBody} bytes", statusCode: StatusCodes.Status413PayloadTooLarge, title: "Too large");
        }

        if (SnsMessage.Parse(body) is not { } message)
        {
            return Problems.BadRequest("the body is no message of SNS");
        }

        if (!options.Value.Topics.Contains(message.TopicArn))
        {
            return Refuse("the topic is not one of ours");
        }

        try
        {
            var certificate = await sns.FindCertificateAsync(message.SigningCertUrl, cancellationToken);
            if (certificate is null || !SnsSignature.Verify(message, certificate, time.GetUtcNow()))
            {
                return Refuse("the signature is not that of SNS");
            }

            return await TakeAsync(message, sns, feedback, logger, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // SNS asks again.
            return TypedResults.Problem("SNS was not reached", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not now");
        }
    }

    private static async Task<Results<Ok, ProblemHttpResult>> TakeAsync(
        SnsMessage message, SnsClient sns, SesFeedback feedback, ILogger logger, CancellationToken cancellationToken)
    {
        if (message.Type == SnsMessage.SubscriptionConfirmation)
        {
            var isConfirmed = await sns.ConfirmAsync(message, cancellationToken);
            LogSubscribed(logger, message.TopicArn, isConfirmed);
            return isConfirmed ? TypedResults.Ok() : Refuse("the subscription could not be confirmed");
        }

        if (message.Type == SnsMessage.Notification)
        {
            // One that is not understood is logged; asking for it again would not make it clearer.
            await feedback.TakeAsync(message.Message, cancellationToken);
        }

        return TypedResults.Ok();
    }

    private static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (await request.Body.ReadAsync(chunk, cancellationToken) is > 0 and var read)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > LargestBody)
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static ProblemHttpResult Refuse(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status403Forbidden, title: "Not allowed");

    [LoggerMessage(Level = LogLevel.Warning, Message = "SNS asked to confirm the subscription of {Topic} (confirmed {IsConfirmed})")]
    private static partial void LogSubscribed(ILogger logger, string topic, bool isConfirmed);
}
