using Orleans;
using Orleans.Runtime;

namespace Platform.Tests.Storage;

internal sealed class NotebookGrain([PersistentState("page", "notebooks")] IPersistentState<NotebookPage> page) : Grain, INotebookGrain, IRemindable
{
    private const string Name = "look-again";

    public Task Write(string text)
    {
        page.State = new NotebookPage(text);
        return page.WriteStateAsync();
    }

    public Task<string?> Read() => Task.FromResult(page.RecordExists ? page.State.Text : null);

    public Task Remind() => this.RegisterOrUpdateReminder(Name, TimeSpan.FromHours(1), TimeSpan.FromHours(1));

    public async Task<bool> IsReminded() => await this.GetReminder(Name) is not null;

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}
