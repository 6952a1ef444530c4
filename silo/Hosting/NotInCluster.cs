using System.Reflection;

namespace Platform.Silo.Hosting;

/// <summary>A port that a cluster has no store for yet: every call says so, so that nothing is done by halves.</summary>
public class NotInCluster : DispatchProxy
{
    private string _what = "";

    /// <summary>A port that refuses.</summary>
    /// <param name="what">What is not there, as an operator calls it.</param>
    internal static T Of<T>(string what)
        where T : class
    {
        var port = Create<T, NotInCluster>();
        ((NotInCluster)(object)port)._what = what;
        return port;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        throw new NotSupportedException($"{_what} is not there in a cluster yet (docs/adr/0025-cluster.md)");
}
