using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Dashboard;

/// <summary>What Microsoft.Orleans.Dashboard adds. Of its pages there is one, which says that the rest is in the real package.</summary>
public static class ServiceCollectionExtensions
{
    public static ISiloBuilder AddDashboard(this ISiloBuilder siloBuilder, Action<DashboardOptions>? configureOptions = null)
    {
        Add(siloBuilder.Services, configureOptions);
        return siloBuilder;
    }

    public static IClientBuilder AddDashboard(this IClientBuilder clientBuilder, Action<DashboardOptions>? configureOptions = null)
    {
        Add(clientBuilder.Services, configureOptions);
        return clientBuilder;
    }

    /// <summary>Maps the pages, below <paramref name="routePrefix"/>; without its slash it is redirected to, as in the original.</summary>
    /// <exception cref="InvalidOperationException">Neither <c>AddDashboard</c> was called.</exception>
    public static RouteGroupBuilder MapOrleansDashboard(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string? routePrefix = null)
    {
        if (endpoints.ServiceProvider.GetService<Mark>() is null)
        {
            throw new InvalidOperationException("Orleans Dashboard services have not been registered. Please call AddDashboard on ISiloBuilder or IClientBuilder.");
        }

        var group = endpoints.MapGroup(routePrefix ?? "");
        group.MapGet("/", async (HttpContext context, IGrainFactory grains) =>
            !string.IsNullOrEmpty(routePrefix) && context.Request.Path.Value?.EndsWith('/') == false
                ? Results.Redirect($"{context.Request.PathBase}{context.Request.Path}/{context.Request.QueryString}", permanent: true)
                : Results.Text(DashboardPage.Write(await grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics()), "text/html; charset=utf-8"));
        return group;
    }

    private static void Add(IServiceCollection services, Action<DashboardOptions>? configure) => services.Configure(configure ?? (_ => { })).AddSingleton<Mark>();

    private sealed class Mark;
}
