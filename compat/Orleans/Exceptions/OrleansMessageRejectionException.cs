namespace Orleans.Runtime;

/// <summary>A request could not be delivered to an activation.</summary>
[GenerateSerializer]
public class OrleansMessageRejectionException : OrleansException
{
    internal OrleansMessageRejectionException(string message)
        : base(message)
    {
    }

    internal OrleansMessageRejectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The silo that should have answered is stopping or gone.</summary>
[GenerateSerializer]
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    public SiloUnavailableException()
        : base("Silo unavailable")
    {
    }

    public SiloUnavailableException(string message)
        : base(message)
    {
    }

    public SiloUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A client called before it was connected.</summary>
[GenerateSerializer]
public sealed class ClientNotAvailableException : OrleansException
{
    internal ClientNotAvailableException(string message)
        : base(message)
    {
    }
}

[GenerateSerializer]
public sealed class GatewayTooBusyException : OrleansException
{
    public GatewayTooBusyException()
        : base("Gateway too busy")
    {
    }

    public GatewayTooBusyException(string message)
        : base(message)
    {
    }

    public GatewayTooBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
