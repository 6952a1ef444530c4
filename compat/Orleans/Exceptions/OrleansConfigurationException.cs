namespace Orleans.Runtime;

/// <summary>A setting is wrong; thrown while the silo starts.</summary>
[GenerateSerializer]
public sealed class OrleansConfigurationException : Exception
{
    public OrleansConfigurationException(string message)
        : base(message)
    {
    }

    public OrleansConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

[GenerateSerializer]
public sealed class OrleansLifecycleCanceledException : OrleansException
{
    internal OrleansLifecycleCanceledException(string message)
        : base(message)
    {
    }

    internal OrleansLifecycleCanceledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
