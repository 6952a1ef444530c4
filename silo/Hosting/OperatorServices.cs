using Microsoft.Extensions.DependencyInjection;
using Platform.Operators;

namespace Platform.Silo.Hosting;

/// <summary>What operators need.</summary>
internal static class OperatorServices
{
    public static IServiceCollection AddOperators(this IServiceCollection services) => services.AddSingleton<OperatorReplies>();
}
