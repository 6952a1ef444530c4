using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Platform.Gateway.Api;

/// <summary>Every route of the platform.</summary>
internal static class PlatformApi
{
    public static void MapPlatformApi(this IEndpointRouteBuilder routes)
    {
        routes.MapMail();
        routes.MapChat();
        routes.MapThreads();
        routes.MapDeliveries();
        routes.MapFeedback();
        routes.MapSes();
        routes.MapQuarantine();
        routes.MapLeads();
        routes.MapLeadPackages();
        routes.MapOperators();
        routes.MapCallbacks();
        routes.MapPurchases();
        routes.MapDocuments();
        routes.MapAttachments();
        routes.MapNotifications();
        routes.MapTemplates();
        routes.MapUnsubscribe();
        routes.MapReturns();
        routes.MapCustomers();
        routes.MapGenerate();
        routes.MapDashboard();
        routes.MapAudit();
        routes.MapOpenApi("/openapi/{documentName}.json");
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready");
    }
}
