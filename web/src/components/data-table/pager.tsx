import { ActionIcon, Group, Text } from '@mantine/core';
import { IconBaselineDensityMedium, IconBaselineDensitySmall, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { IconButton } from '@/components/icon-button';
import { messages } from '@/messages/en';
import classes from './data-table.module.css';
import { useDensity } from './density';

export interface PagerProps {
  from: number;
  to: number;
  total: number;
  totalAtLeast?: boolean;
  /** Undefined where there is no such page. */
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

export function Pager({ from, to, total, totalAtLeast = false, onPrevious, onNext }: PagerProps) {
  const [density, setDensity] = useDensity();
  const other = density === 'roomy' ? 'dense' : 'roomy';
  const densityLabel = density === 'roomy' ? messages.common.denser : messages.common.roomier;
  return (
    <nav className={classes.pager} aria-label={messages.common.pages}>
      <Text size="sm" c="dimmed" aria-live="polite">
        {messages.common.range(from, to, total, totalAtLeast)}
      </Text>
      <Group gap={4}>
        <IconButton
          aria-label={densityLabel}
          data-hint={densityLabel}
          onClick={() => {
            setDensity(other);
          }}
        >
          {density === 'roomy' ? <IconBaselineDensitySmall size={16} /> : <IconBaselineDensityMedium size={16} />}
        </IconButton>
        {(onPrevious ?? onNext) && (
          <>
            <ActionIcon variant="default" disabled={!onPrevious} aria-label={messages.common.previousPage} onClick={onPrevious}>
              <IconChevronLeft size={16} />
            </ActionIcon>
            <ActionIcon variant="default" disabled={!onNext} aria-label={messages.common.nextPage} onClick={onNext}>
              <IconChevronRight size={16} />
            </ActionIcon>
          </>
        )}
      </Group>
    </nav>
  );
}
