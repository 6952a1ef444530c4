using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Platform.Models;

namespace Platform.Gateway.Api;

/// <summary>Free text from a model, for the shop's own tools.</summary>
internal static class GenerateEndpoints
{
    private const int LongestPrompt = 32_768;
    private const int LongestSystem = 8192;

    public static void MapGenerate(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/ai/generate", Generate)
            .WithTags("Models")
            .WithSummary("Free text from the configured model, whole or as server-sent events; it is checked by nobody and reaches no customer by itself")
            .Produces<GeneratedText>()
            .ProducesProblem(400).ProducesProblem(429).ProducesProblem(502).ProducesProblem(503).ProducesProblem(504);

    private static async Task<IResult> Generate(
        GenerateBody body, [FromServices] TextGenerator generator, [FromServices] GenerateLimit limit, [FromServices] IOptions<ModelOptions> options, HttpContext context)
    {
        var most = options.Value.Generate.MaxTokens;
        if (Refuse(body, most) is { } reason)
        {
            return Problems.BadRequest(reason);
        }

        if (!generator.IsAvailable)
        {
            return Problem(503, "There is no model", $"set {ModelOptions.Section}:Provider and {ModelOptions.Section}:Generate:Model");
        }

        if (limit.Take() is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Problem(429, "Too many calls", "wait as long as Retry-After says");
        }

        var text = new StringBuilder();
        var end = new GeneratedText("", options.Value.Generate.Model, 0, 0, null);
        var updates = generator.GenerateAsync(body.System, body.Prompt!, body.MaxTokens ?? most, body.Temperature, context.RequestAborted);
        try
        {
            await foreach (var update in updates)
            {
                end = Add(end, update);
                text.Append(update.Text);
                if (body.Stream && update.Text.Length > 0)
                {
                    await SendAsync(context.Response, "delta", new { update.Text });
                }
            }
        }
        catch (Exception failure) when (failure is ModelException or OperationCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            var (status, title, detail) = Explain(failure);
            if (!context.Response.HasStarted)
            {
                return Problem(status, title, detail);
            }

            await SendAsync(context.Response, "error", new { status, title, detail });
            return Results.Empty;
        }

        if (!body.Stream)
        {
            return Results.Ok(end with { Text = text.ToString() });
        }

        await SendAsync(context.Response, "done", end);
        return Results.Empty;
    }

    private static string? Refuse(GenerateBody body, int most) => body switch
    {
        { Prompt: null } or { Prompt.Length: 0 or > LongestPrompt } => $"prompt is missing or longer than {LongestPrompt} characters",
        { System.Length: > LongestSystem } => $"system is longer than {LongestSystem} characters",
        { MaxTokens: < 1 } => "maxTokens is below 1",
        _ when body.MaxTokens > most => $"maxTokens is above {most}, the configured most",
        { Temperature: not (null or (>= 0 and <= 1)) } => "temperature is not from 0 to 1",
        _ => null,
    };

    private static GeneratedText Add(GeneratedText end, ChatResponseUpdate update)
    {
        var usage = update.Contents.OfType<UsageContent>().FirstOrDefault()?.Details;
        return end with
        {
            InputTokens = usage?.InputTokenCount ?? end.InputTokens,
            OutputTokens = usage?.OutputTokenCount ?? end.OutputTokens,
            FinishReason = update.FinishReason?.Value ?? end.FinishReason,
        };
    }

    private static async Task SendAsync<T>(HttpResponse response, string name, T data)
    {
        if (!response.HasStarted)
        {
            response.ContentType = "text/event-stream";
            response.Headers.CacheControl = "no-store";
        }

        await response.WriteAsync($"event: {name}\ndata: {JsonSerializer.Serialize(data, PlatformJson.Options)}\n\n");
        await response.Body.FlushAsync();
    }

    private static (int Status, string Title, string Detail) Explain(Exception failure) => failure switch
    {
        ModelException { Failure: ModelFailure.OverBudget } => (429, "The budget is used up", failure.Message),
        ModelException { Failure: ModelFailure.Throttled } => (503, "The model is throttled", "try again in a moment"),
        ModelException { Failure: ModelFailure.Rejected } => (502, "The provider did not take the request", failure.Message),
        ModelException => (502, "The model gave no answer", failure.Message),
        _ => (504, "The model took too long", $"{ModelOptions.Section}:Generate:Timeout sets how long it may take"),
    };

    private static IResult Problem(int status, string title, string detail) => TypedResults.Problem(detail, statusCode: status, title: title);
}
