namespace Orleans.Serialization.Invocation;

/// <summary>What a request came to: a result or an exception.</summary>
public abstract class Response : IDisposable
{
    public static Response Completed { get; } = new Outcome(result: null, exception: null);

    public abstract object? Result { get; set; }

    public abstract Exception? Exception { get; set; }

    public static Response FromException(Exception exception) => new Outcome(result: null, exception);

    public static Response FromResult<TResult>(TResult value) => new Outcome(value, exception: null);

    public abstract T GetResult<T>();

    public abstract void Dispose();

    private sealed class Outcome(object? result, Exception? exception) : Response
    {
        public override object? Result { get; set; } = result;

        public override Exception? Exception { get; set; } = exception;

        public override T GetResult<T>() => Exception is { } failure ? throw failure : (T)Result!;

        public override void Dispose()
        {
        }
    }
}
