using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>The parameters of a Content-Type or Content-Disposition header; names are compared without case.</summary>
public class ParameterList : IList<Parameter>
{
    private readonly List<Parameter> parameters = [];
    private readonly Action parameterChanged;
    private Dictionary<string, Parameter>? byName;

    public ParameterList()
    {
        parameterChanged = OnChanged;
    }

    internal Action? Changed { get; set; }

    public int Count => parameters.Count;

    public bool IsReadOnly => false;

    public Parameter this[int index]
    {
        get => parameters[index];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            CheckNew(value, except: parameters[index]);
            parameters[index].Changed -= parameterChanged;
            byName?.Remove(parameters[index].Name);
            parameters[index] = value;
            byName?.Add(value.Name, value);
            value.Changed += parameterChanged;
            OnChanged();
        }
    }

    [DisallowNull]
    public string? this[string name]
    {
        get => Find(name)?.Value;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (Find(name) is { } parameter)
            {
                parameter.Value = value;
            }
            else
            {
                Add(name, value);
            }
        }
    }

    public void Add(Parameter param)
    {
        ArgumentNullException.ThrowIfNull(param);
        Insert(parameters.Count, param);
    }

    public void Add(string name, string value) => Add(new Parameter(name, value));

    public void Add(Encoding encoding, string name, string value) => Add(new Parameter(encoding, name, value));

    public void Add(string charset, string name, string value) => Add(new Parameter(charset, name, value));

    public void Clear()
    {
        foreach (var parameter in parameters)
        {
            parameter.Changed -= parameterChanged;
        }

        parameters.Clear();
        byName = null;
        OnChanged();
    }

    public bool Contains(Parameter param)
    {
        ArgumentNullException.ThrowIfNull(param);
        return parameters.Contains(param);
    }

    public bool Contains(string name) => Find(name) is not null;

    public void CopyTo(Parameter[] array, int arrayIndex) => parameters.CopyTo(array, arrayIndex);

    public IEnumerator<Parameter> GetEnumerator() => parameters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public int IndexOf(Parameter param)
    {
        ArgumentNullException.ThrowIfNull(param);
        return parameters.IndexOf(param);
    }

    public int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return parameters.FindIndex(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    public void Insert(int index, Parameter param)
    {
        ArgumentNullException.ThrowIfNull(param);
        CheckNew(param, except: null);
        parameters.Insert(index, param);
        byName?.Add(param.Name, param);
        param.Changed += parameterChanged;
        OnChanged();
    }

    public void Insert(int index, string name, string value) => Insert(index, new Parameter(name, value));

    public bool Remove(Parameter param)
    {
        ArgumentNullException.ThrowIfNull(param);
        var index = parameters.IndexOf(param);
        if (index >= 0)
        {
            RemoveAt(index);
        }

        return index >= 0;
    }

    public bool Remove(string name) => Find(name) is { } parameter && Remove(parameter);

    public void RemoveAt(int index)
    {
        var parameter = parameters[index];
        parameter.Changed -= parameterChanged;
        parameters.RemoveAt(index);
        byName?.Remove(parameter.Name);
        OnChanged();
    }

    public bool TryGetValue(string name, [NotNullWhen(true)] out Parameter? param)
    {
        param = Find(name);
        return param is not null;
    }

    public bool TryGetValue(string name, [NotNullWhen(true)] out string? value)
    {
        value = Find(name)?.Value;
        return value is not null;
    }

    public override string ToString()
    {
        var output = new StringBuilder();
        Write(FormatOptions.Default, output, null, 0);
        return output.ToString();
    }

    internal void Set(string name, string? value)
    {
        if (value is null)
        {
            Remove(name);
        }
        else
        {
            this[name] = value;
        }
    }

    /// <summary>Encoded and folded for a header; as plain text when no charset is given.</summary>
    internal void Write(FormatOptions options, StringBuilder output, Encoding? charset, int column)
    {
        foreach (var parameter in parameters)
        {
            if (charset is null)
            {
                output.Append("; ").Append(parameter);
            }
            else
            {
                ParameterWriter.Write(options, output, parameter, charset, ref column);
            }
        }
    }

    private Parameter? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (parameters.Count > 8)
        {
            byName ??= parameters.ToDictionary(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);
            return byName.GetValueOrDefault(name);
        }

        foreach (var parameter in parameters)
        {
            if (parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return parameter;
            }
        }

        return null;
    }

    private void CheckNew(Parameter parameter, Parameter? except)
    {
        if (Find(parameter.Name) is { } existing && !ReferenceEquals(existing, except))
        {
            throw new ArgumentException("A parameter of that name already exists.", nameof(parameter));
        }
    }

    private void OnChanged() => Changed?.Invoke();
}
