namespace Platform.Silo.Adapters.Maildir;

/// <summary>A mail that waits to be handed over.</summary>
internal sealed class MaildirOperation(string name, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name { get; } = name;

    public ReadOnlyMemory<byte> Mail { get; } = mail;

    public Task Task => _completion.Task;

    public bool TryCancel() => cancellationToken.IsCancellationRequested && _completion.TrySetCanceled(cancellationToken);

    public void Complete() => _completion.TrySetResult();

    public void Fail(Exception exception) => _completion.TrySetException(exception);
}
