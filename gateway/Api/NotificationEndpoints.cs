using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Notifications;

namespace Platform.Gateway.Api;

/// <summary>The outbox of text messages and of notes for the app; a provider and the app read it.</summary>
internal static class NotificationEndpoints
{
    private const int LargestPage = 500;

    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        var notifications = routes.MapGroup("/v1/notifications").WithTags("Notifications");
        notifications.MapGet("", List).WithSummary("Text messages and notes for the app, oldest first; after gives the next page").ProducesProblem(400);
        notifications.MapPost("{number:long}/sent", (long number, INotificationOutbox outbox, TimeProvider time, CancellationToken cancellationToken) =>
            Mark(number, NotificationChannel.Sms, outbox, time, cancellationToken)).WithSummary("A provider has sent the text message").Produces(204).ProducesProblem(404);
        notifications.MapPost("{number:long}/read", (long number, INotificationOutbox outbox, TimeProvider time, CancellationToken cancellationToken) =>
            Mark(number, NotificationChannel.InApp, outbox, time, cancellationToken)).WithSummary("The customer has read the note").Produces(204).ProducesProblem(404);
    }

    private static async Task<Results<Ok<NotificationPage>, ProblemHttpResult>> List(
        INotificationOutbox outbox, CancellationToken cancellationToken, string? channel = null, string? customer = null, long after = 0, bool open = false, int limit = 50)
    {
        if (limit is < 1 or > LargestPage)
        {
            return Problems.BadRequest($"limit is {limit}: give a number from 1 to {LargestPage}");
        }

        NotificationChannel? wanted = null;
        if (channel is not null)
        {
            if (OutboxView.ParseChannel(channel) is not { } parsed)
            {
                return Problems.BadRequest($"channel is '{channel}': give {OutboxView.Sms} or {OutboxView.InApp}");
            }

            wanted = parsed;
        }

        var entries = await outbox.ListAsync(new(wanted, customer, after, open, limit), cancellationToken);
        return TypedResults.Ok(new NotificationPage([.. entries.Select(OutboxView.Of)], entries.Count == limit ? entries[^1].Number : null));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Mark(
        long number, NotificationChannel channel, INotificationOutbox outbox, TimeProvider time, CancellationToken cancellationToken) =>
        await outbox.MarkAsync(number, channel, time.GetUtcNow(), cancellationToken)
            ? TypedResults.NoContent()
            : TypedResults.Problem(
                $"the {OutboxView.NameOf(channel)} outbox has no entry {number}; GET /v1/notifications lists them", statusCode: StatusCodes.Status404NotFound, title: "No such notification");
}
