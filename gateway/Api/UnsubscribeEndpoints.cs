using Microsoft.Extensions.Options;
using Platform.Jobs;
using Platform.Outgoing;
using Platform.Suppressions;
using Platform.Turns;

namespace Platform.Gateway.Api;

/// <summary>
/// Ends advertising in one click (RFC 8058): a POST does it, without login and cookie; a GET only shows a button, since programs that look
/// for viruses open every link of a mail.
/// </summary>
internal static class UnsubscribeEndpoints
{
    /// <summary>Open to everybody: whoever has the signed link may use it.</summary>
    public const string Path = "/v1/unsubscribe";

    public static void MapUnsubscribe(this IEndpointRouteBuilder routes)
    {
        var unsubscribe = routes.MapGroup(Path).WithTags("Notifications");
        unsubscribe.MapGet("{token}", Ask).WithSummary("A page with a button that ends advertising; changes nothing").Produces(200, contentType: UnsubscribePage.ContentType).ProducesProblem(404);
        unsubscribe.MapPost("{token}", Stop).WithSummary("Ends advertising to the address that the link was sent to").Produces(200, contentType: UnsubscribePage.ContentType).ProducesProblem(404);
    }

    private static IResult Ask(string token, UnsubscribeTokens tokens, IOptions<MailOptions> mail, HttpContext context) =>
        tokens.TryRead(token, out _) ? Page(context, UnsubscribePage.Ask(Language(context.Request), mail.Value.DisplayName)) : Unknown();

    private static async Task<IResult> Stop(
        string token, UnsubscribeTokens tokens, IGrainFactory grains, IOptions<MailOptions> mail, TimeProvider time, HttpContext context)
    {
        if (!tokens.TryRead(token, out var customerId))
        {
            return Unknown();
        }

        // Done before it is said: nothing is promised that could be lost.
        var job = OptOuts.ByLink(customerId, time.GetUtcNow());
        await grains.GetGrain<IJobGrain>(job.Id).Run(job);
        return Page(context, UnsubscribePage.Done(Language(context.Request), mail.Value.DisplayName));
    }

    private static IResult Page(HttpContext context, string html)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        headers.XContentTypeOptions = "nosniff";
        return TypedResults.Content(html, UnsubscribePage.ContentType);
    }

    private static IResult Unknown() => TypedResults.Problem(
        "the link is not one of ours, or its key has expired: answer any mail of ours with the word unsubscribe", statusCode: StatusCodes.Status404NotFound, title: "No such link");

    private static string Language(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(wanted => wanted.Quality ?? 1)
        .Select(wanted => wanted.Value.ToString().Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(ReplyTemplates.SpokenLanguages.Contains) ?? ReplyTemplates.FallbackLanguage;
}
