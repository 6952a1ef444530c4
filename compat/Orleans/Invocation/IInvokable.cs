using System.Reflection;

namespace Orleans.Serialization.Invocation;

public interface ITargetHolder
{
    object? GetTarget();

    object? GetComponent(Type componentType);
}

/// <summary>A request as filters see it.</summary>
public interface IInvokable : IDisposable
{
    object? GetTarget();

    int GetArgumentCount();

    object? GetArgument(int index);

    void SetArgument(int index, object value);

    string GetMethodName();

    string GetInterfaceName();

    string GetActivityName();

    MethodInfo GetMethod();

    Type GetInterfaceType();

    TimeSpan? GetDefaultResponseTimeout() => null;

    CancellationToken GetCancellationToken() => default;

    bool IsCancellable => false;
}
