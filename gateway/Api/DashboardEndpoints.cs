using Orleans.Dashboard;

namespace Platform.Gateway.Api;

/// <summary>Orleans' dashboard, behind the login of the API (docs/adr/0029-dashboard-and-audit.md).</summary>
internal static class DashboardEndpoints
{
    /// <summary>The only place where a browser's login counts; see <see cref="Hosting.AccessMiddleware"/>.</summary>
    public const string Path = "/dashboard";

    // It calls every method of a grain that looks like a getter and shows what comes back: customers' data, and no trace of who looked.
    private const string GrainState = Path + "/GrainState";

    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        var dashboard = routes.MapOrleansDashboard(Path);
        dashboard.ExcludeFromDescription();
        dashboard.AddEndpointFilter((call, next) =>
        {
            var headers = call.HttpContext.Response.Headers;
            headers.XFrameOptions = "DENY";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            return call.HttpContext.Request.Path.StartsWithSegments(GrainState, StringComparison.OrdinalIgnoreCase)
                ? ValueTask.FromResult<object?>(NoState())
                : next(call);
        });
    }

    private static IResult NoState() => TypedResults.Problem(
        "what a grain knows is not shown here: GET /v1/threads/ID and GET /v1/customers/ID show threads and customers",
        statusCode: StatusCodes.Status403Forbidden,
        title: "Not shown");
}
