using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Platform.Notifications;
using Platform.Outgoing;
using Platform.Turns;

namespace Platform.Gateway.Api;

/// <summary>Shows the words of notifications, with sample values.</summary>
internal static class TemplateEndpoints
{
    public static void MapTemplates(this IEndpointRouteBuilder routes)
    {
        var templates = routes.MapGroup("/v1/templates").WithTags("Notifications");
        templates.MapGet("", List).WithSummary("Every notification with its placeholders");
        templates.MapGet("{name}/preview", Preview).WithSummary("A notification in a language, filled with sample values").ProducesProblem(400).ProducesProblem(404);
    }

    private static Ok<IEnumerable<TemplateView>> List() =>
        TypedResults.Ok(NotificationTemplates.List.Select(template => new TemplateView(
            template.Name, template.Key, template.Purpose, [.. template.Samples.Select(sample => sample.Name)], [.. ReplyTemplates.SpokenLanguages.Order(StringComparer.Ordinal)])));

    private static Results<Ok<NotificationWords>, ProblemHttpResult> Preview(string name, IOptions<MailOptions> mail, string language = ReplyTemplates.FallbackLanguage)
    {
        if (NotificationTemplates.Find(NotificationTemplate.Prefix + name) is not { } template)
        {
            return TypedResults.Problem($"there is no template {name}; GET /v1/templates lists them", statusCode: StatusCodes.Status404NotFound, title: "No such template");
        }

        return ReplyTemplates.SpokenLanguages.Contains(language)
            ? TypedResults.Ok(NotificationWords.Of(template.Key, language, template.Samples, mail.Value.DisplayName))
            : Problems.BadRequest($"language is '{language}': give one of {string.Join(", ", ReplyTemplates.SpokenLanguages.Order(StringComparer.Ordinal))}");
    }
}
