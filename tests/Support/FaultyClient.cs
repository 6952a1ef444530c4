using System.Reflection;

namespace Platform.Tests.Support;

/// <summary>A client of a store whose writes a test counts, holds or lets fail, before they are done or behind it.</summary>
public class FaultyClient : DispatchProxy
{
    private static readonly string[] Writes = ["PutItemAsync", "UpdateItemAsync", "DeleteItemAsync", "TransactWriteItemsAsync", "PutObjectAsync", "DeleteObjectAsync"];

    private object _inner = null!;
    private Func<Func<Task>, Task> _write = null!;

    /// <summary>Wraps a client.</summary>
    /// <param name="inner">The client.</param>
    /// <param name="write">Called for each write, with what does it.</param>
    public static T Of<T>(T inner, Func<Func<Task>, Task> write)
        where T : class
    {
        var client = Create<T, FaultyClient>();
        var proxy = (FaultyClient)(object)client;
        (proxy._inner, proxy._write) = (inner, write);
        return client;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        if (!Writes.Contains(targetMethod.Name, StringComparer.Ordinal))
        {
            return targetMethod.Invoke(_inner, args);
        }

        var result = targetMethod.ReturnType.GetGenericArguments()[0];
        return typeof(FaultyClient).GetMethod(nameof(WriteAsync), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(result).Invoke(this, [targetMethod, args]);
    }

    private async Task<TResult> WriteAsync<TResult>(MethodInfo method, object?[]? args)
    {
        TResult? answer = default;
        await _write(async () => answer = await (Task<TResult>)method.Invoke(_inner, args)!);
        return answer!;
    }
}
