using System.Net;
using Platform.Gateway.Api;

namespace Platform.Gateway.Hosting;

/// <summary>
/// Asks for the key when one is set. Without a key only loopback is served, and only under loopback's own names: a web
/// page that had its name resolved to 127.0.0.1 (DNS rebinding) is refused. Links that end advertising are open, and where SNS
/// posts to: a signature is the key. The dashboard also takes the key as a browser's password, and nothing else does: a browser
/// sends a password by itself, so that another site could make it post.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next)
{
    private readonly IReadOnlyList<string> _keys = ApiKey.FromEnvironment();

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments(UnsubscribeEndpoints.Path, StringComparison.Ordinal)
            || context.Request.Path.Equals(SesEndpoints.Path, StringComparison.Ordinal))
        {
            return next(context);
        }

        if (_keys.Count > 0)
        {
            var given = ApiKey.Given(context.Request, _keys) ?? (IsDashboard(context.Request) ? ApiKey.GivenAsPassword(context.Request, _keys) : null);
            if (given is null)
            {
                return Refuse(context, 401, "the key is missing or wrong: send Authorization: Bearer KEY");
            }

            context.Features.Set(UsedKey.Of(given));
            return next(context);
        }

        return IsLoopbackName(context.Request.Host.Host)
            ? next(context)
            : Refuse(context, 421, "without a key only loopback names are served: use 127.0.0.1 or localhost");
    }

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static bool IsDashboard(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments(DashboardEndpoints.Path, StringComparison.Ordinal);

    private static Task Refuse(HttpContext context, int status, string detail)
    {
        if (status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = IsDashboard(context.Request) ? "Basic realm=\"platform\", charset=\"UTF-8\"" : "Bearer";
        }

        return TypedResults.Problem(detail, statusCode: status, title: "Not allowed").ExecuteAsync(context);
    }
}
