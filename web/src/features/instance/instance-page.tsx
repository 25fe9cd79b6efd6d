import { useQuery } from '@tanstack/react-query';
import { api, take } from '@/api/client';
import { Page } from '@/components/page';
import { ErrorState, LinesSkeleton } from '@/components/states';
import { inside } from '@/messages/inside';
import { SettingsForm } from './settings-form';

/** What holds for the whole instance. */
export function InstancePage() {
  const settings = useQuery({ queryKey: ['instance-settings'], queryFn: () => take(api.GET('/instance/settings')) });
  return (
    <Page title={inside.instance.title}>
      {settings.isPending && <LinesSkeleton lines={8} />}
      {settings.error && !settings.data && <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data && <SettingsForm settings={settings.data} />}
    </Page>
  );
}
